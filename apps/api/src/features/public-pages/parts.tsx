/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { ratingsText } from '@juwuye/messages'
import type { RatingCounts } from '@juwuye/types'
import encodeQR from 'qr'

/** What every page is made with. */
export interface PageContext {
  /** The server's address as people reach it, without a slash at the end. */
  origin: string
  /** Big letters. */
  big: boolean
}

/** As a picture inside the page: it is printed sharp, and asks for no other file. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const svg = encodeQR(text, 'svg', { ecc: 'medium', border: 2 })
  // made here, of squares alone
  return <div class="qr" role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
}

interface Picture {
  src: string
  full?: string
  word: string
  day?: string
}

/** Before and after beside one another; one alone takes the whole row. */
export function Pair({ title, pictures }: { title: string; pictures: readonly Picture[] }) {
  if (pictures.length === 0) return null
  return (
    <div class="pair">
      {pictures.map(({ src, full, word, day }) => {
        const picture = <img src={src} alt={`${title}，${word}`} loading="lazy" />
        return (
          <figure key={word}>
            {full ? <a href={full}>{picture}</a> : picture}
            <figcaption>
              <b>{word}</b> {day && <span class="num">{day}</span>}
            </figcaption>
          </figure>
        )
      })}
    </div>
  )
}

/** A sentence that breaks between its clauses, not inside them. */
function Clauses({ of }: { of: string }) {
  return of.split(/(?<=[，：])/).map((clause) => (
    <span key={clause} class="clause">
      {clause}
    </span>
  ))
}

/** The party's character as a seal. */
export function Seal({ character }: { character: string }) {
  return (
    <span class="seal" aria-hidden="true">
      {character}
    </span>
  )
}

/** What those who whistled say, with how many were asked and answered; nothing where nobody could be asked. */
export function Ratings({ counts }: { counts: RatingCounts }) {
  if (counts.asked === 0) return null
  return (
    <section>
      <h2>吹哨的邻居怎么说</h2>
      <p class="card num">
        <Clauses of={ratingsText(counts)} />
      </p>
    </section>
  )
}
