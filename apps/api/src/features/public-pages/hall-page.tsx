/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { costLine, dayText, doersText, facePair, ratingsText, signersOf, spanWord } from '@juwuye/messages'
import type { PublicationList, PublicationView } from '@juwuye/types'
import { pagePath } from './addresses.ts'
import { HALL_CSS, HALL_SCRIPT, HALL_WORKER } from './assets.ts'
import { documentOf } from './document.tsx'
import { Pair, QrCode, Seal } from './parts.tsx'

interface HallContext {
  origin: string
  communityId: string
  community: string
  figures: PublicationList['figures']
  /** The newest results, newest first. */
  results: readonly PublicationView[]
  now: number
}

/**
 * The display in the residents' hall: what it cycles through stands in the page, one part after another, and can be read
 * without the script too. The script shows one at a time and asks for news; the worker keeps what was shown last.
 */
export function hallPage(context: HallContext): string {
  const { origin, communityId, community, results } = context
  const head = {
    title: `${community}公示大屏`,
    description: `${community}办成的事，一件一件看。`,
    url: `${origin}${pagePath('publicHallPage', { communityId })}`,
    styles: [HALL_CSS],
    script: HALL_SCRIPT,
    className: 'hall',
  }
  const wall = `${origin}${pagePath('publicWallPage', { communityId })}`
  return documentOf(
    head,
    <>
      <header>
        <span>{community}</span>
        <span class="age" role="status" hidden />
        <time class="num" />
      </header>
      <main data-worker={HALL_WORKER.address}>
        <Cover context={context} wall={wall} />
        {results.map((view) => (
          <Result key={view.id} view={view} now={context.now} origin={origin} />
        ))}
      </main>
      <template>
        <section class="cover">
          <div>
            <h1>这块屏太久没有连上网</h1>
            <p>先不放旧的公示了。请看一看它的网；连上以后，自己会接着放。</p>
          </div>
        </section>
      </template>
    </>,
  )
}

function Cover({ context: { community, figures }, wall }: { context: HallContext; wall: string }) {
  const { published, unsolved, medianDays, ratings } = figures
  const rows = [
    [`${published - unsolved} 件`, '办成了'],
    ...(unsolved > 0 ? [[`${unsolved} 件`, '没办成，写明了原因']] : []),
    ...(medianDays === null ? [] : [[`${Math.round(medianDays * 10) / 10} 天`, '内办好一半的事']]),
    ...(ratings.asked > 0
      ? [[`${ratings.solved} 位`, `说解决了（问了 ${ratings.asked} 位，${ratings.answered} 位回话）`]]
      : []),
  ]
  return (
    <section class="cover">
      <div>
        <h1>{community}公示的事</h1>
        {published === 0 ? (
          <p>还没有公示过。办成一件，公示一件。</p>
        ) : (
          <dl>
            {rows.map(([figure, word]) => (
              <div key={word}>
                <dd class="num">{figure}</dd>
                <dt>{word}</dt>
              </div>
            ))}
          </dl>
        )}
      </div>
      <aside>
        <QrCode text={wall} label="全部公示的码" />
        <p>扫一扫，看全部</p>
      </aside>
    </section>
  )
}

function Result({ view, now, origin }: { view: PublicationView; now: number; origin: string }) {
  const { communityId, id: publicationId, body, ratings } = view
  const { before, after } = facePair(view)
  const picture = (photo: typeof before, word: string, at: number) =>
    photo ? [{ src: photo.full, word, day: dayText(at, now) }] : []
  const pictures = [...picture(before, '之前', body.firstWhistleAt), ...picture(after, '之后', body.solvedAt)]
  const unsolved = body.unsolved !== null
  const facts = [`${spanWord(unsolved)} ${body.days} 天`, doersText(body.doers), costLine(body)]
  return (
    <section class={pictures.length === 0 ? 'result bare' : 'result'}>
      <Pair title={body.title} pictures={pictures} />
      <div class="told">
        <h1>{body.title}</h1>
        <p class="num">{[body.estate, ...facts].filter(Boolean).join('，')}</p>
        {pictures.length === 0 && <p class="words">{body.done}</p>}
        {view.reworking && <p class="mark">有不同意见，重新整改中</p>}
        {unsolved && <p class="mark">没办成，写明了原因</p>}
        {ratings.asked > 0 && <p class="num">吹哨的邻居：{ratingsText(ratings)}</p>}
        <Signers view={view} />
      </div>
      <aside>
        <QrCode
          text={`${origin}${pagePath('publicResultPage', { communityId, publicationId })}`}
          label={`${body.title}的码`}
        />
        <p>扫一扫看这件</p>
      </aside>
    </section>
  )
}

function Signers({ view: { body } }: { view: PublicationView }) {
  const signers = signersOf(body)
  if (signers.length === 0) return null
  return (
    <p class="signers">
      {signers.map(({ character, name }) => (
        <span key={name}>
          <Seal character={character} />
          {name}
        </span>
      ))}
      <b>看过签了字</b>
    </p>
  )
}
