type Holder = Record<string, unknown>

/**
 * Writes `value` at a data path of `setData`, `list[0].name`, making what is missing on the way. Text, not a function:
 * it is evaluated in the realm that the data belongs to, so that new objects are of that realm.
 */
export const SET_PATH_SCRIPT = `(target, path, value) => {
  const steps = path.split(/[.[\\]]+/).filter(Boolean)
  const last = steps.pop()
  let holder = target
  steps.forEach((step, i) => {
    const next = i + 1 < steps.length ? steps[i + 1] : last
    if (holder[step] === null || typeof holder[step] !== 'object') holder[step] = /^\\d+$/.test(next) ? [] : {}
    holder = holder[step]
  })
  holder[last] = value
}`

export type SetPath = (target: Holder, path: string, value: unknown) => void
