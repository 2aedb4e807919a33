/** SHA-256 of a text (UTF-8), hex; handed in, because the domain has no packages and runs in a phone too. */
export type Sha256 = (text: string) => string

/** What stands beside the way from a leaf to the root, from below. */
export interface MerkleStep {
  readonly side: 'left' | 'right'
  readonly hash: string
}

// a leaf can never pose as the two halves of a tree
const leafHash = (leaf: string, sha256: Sha256) => sha256(`leaf ${leaf}`)
const nodeHash = (left: string, right: string, sha256: Sha256) => sha256(`node ${left} ${right}`)

export interface MerkleRoot {
  add(leaf: string): void
  /** Of what was added so far. */
  root(): string
}

/** The root over leaves as they come, without keeping them: a tree of RFC 6962's shape. */
export function merkleRoot(sha256: Sha256): MerkleRoot {
  // full trees from large to small, like the ones of a binary number
  const trees: { size: number; hash: string }[] = []
  return {
    add(leaf) {
      let tree = { size: 1, hash: leafHash(leaf, sha256) }
      for (let last = trees.at(-1); last?.size === tree.size; last = trees.at(-1)) {
        trees.pop()
        tree = { size: tree.size * 2, hash: nodeHash(last.hash, tree.hash, sha256) }
      }
      trees.push(tree)
    },
    root() {
      const [smallest, ...larger] = [...trees].reverse()
      if (!smallest) return sha256('nothing')
      return larger.reduce((right, { hash: left }) => nodeHash(left, right, sha256), smallest.hash)
    },
  }
}

const rootOf = (leaves: readonly string[], sha256: Sha256): string => {
  const tree = merkleRoot(sha256)
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/** The largest power of two below `n`. */
function half(n: number): number {
  let size = 1
  while (size * 2 < n) size *= 2
  return size
}

/** What is needed to get from the leaf at this place to the root. */
export function merklePath(leaves: readonly string[], place: number, sha256: Sha256): MerkleStep[] {
  if (leaves.length <= 1) return []
  const middle = half(leaves.length)
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)]
  return place < middle
    ? [...merklePath(left, place, sha256), { side: 'right', hash: rootOf(right, sha256) }]
    : [...merklePath(right, place - middle, sha256), { side: 'left', hash: rootOf(left, sha256) }]
}

/** The root that the path leads to from this leaf. */
export function rootFrom(leaf: string, path: readonly MerkleStep[], sha256: Sha256): string {
  return path.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash, sha256) : nodeHash(hash, step.hash, sha256)),
    leafHash(leaf, sha256),
  )
}
