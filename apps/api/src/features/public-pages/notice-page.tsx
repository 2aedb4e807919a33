/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { cardLine, costLine, dayText, facePair } from '@juwuye/messages'
import type { PublicationView } from '@juwuye/types'
import type { ComponentChildren } from 'preact'
import { pagePath, withQuery } from './addresses.ts'
import { documentOf } from './document.tsx'
import { Pair, QrCode } from './parts.tsx'

export const PAPERS = ['a4', 'a5'] as const
export type Paper = (typeof PAPERS)[number]

interface Sheet {
  origin: string
  paper: Paper
  /** Of this notice. */
  path: string
  /** Where its code leads. */
  to: string
  title: string
  community: string
}

/** One sheet of paper for the notice board: what it is about, and a code that leads to the page. */
function sheetPage({ origin, paper, path, to, title, community }: Sheet, body: ComponentChildren): string {
  const other: Paper = paper === 'a4' ? 'a5' : 'a4'
  const head = {
    title: `打印：${title}`,
    description: '一张可以贴在公告栏里的告示，扫码看公示。',
    url: `${origin}${withQuery(path, { paper })}`,
    className: `paper ${paper}`,
  }
  return documentOf(
    head,
    <>
      <nav class="no-print">
        <a href={to}>回到公示</a>
        <a href={withQuery(path, { paper: other })}>换成 {other.toUpperCase()} 纸</a>
        <span>用浏览器的“打印”，纸选 {paper.toUpperCase()}，竖着印</span>
      </nav>
      <main class="sheet">
        <p class="from">{community}</p>
        {body}
        <div class="scan">
          <QrCode text={`${origin}${to}`} label="公示的码" />
          <div>
            <p class="do">扫一扫，看公示</p>
            <p>微信就能扫，不用登录。</p>
            <p class="address num">{`${origin}${to}`.replace(/^https?:\/\//, '')}</p>
          </div>
        </div>
      </main>
    </>,
  )
}

/** The community's notice: everything that is published. */
export function wallNotice(of: { origin: string; communityId: string; community: string; paper: Paper }): string {
  const { communityId, community } = of
  const to = pagePath('publicWallPage', { communityId })
  const path = pagePath('publicWallNotice', { communityId })
  return sheetPage(
    { ...of, path, to, title: `${community}公示的事` },
    <>
      <h1>
        小区的事办成了什么，
        <br />
        扫一扫就看得到
      </h1>
      <ul class="said">
        <li>原来怎么了，修好什么样，前后照片都在</li>
        <li>谁办的，花了多少，谁看过签了字</li>
        <li>没办成的，写明为什么</li>
        <li>觉得不对，住在这里的邻居都可以提</li>
      </ul>
    </>,
  )
}

/** The notice of one result. */
export function resultNotice(of: { origin: string; view: PublicationView; paper: Paper; now: number }): string {
  const { view, now } = of
  const { communityId, id: publicationId, body } = view
  const unsolved = body.unsolved !== null
  const { before, after } = facePair(view)
  const cost = costLine(body)
  const pictures = [before && { src: before.full, word: '之前' }, after && { src: after.full, word: '之后' }]
  return sheetPage(
    {
      ...of,
      path: pagePath('publicResultNotice', { communityId, publicationId }),
      to: pagePath('publicResultPage', { communityId, publicationId }),
      title: body.title,
      community: body.community,
    },
    <>
      <h1>{body.title}</h1>
      <p class="num">{[body.estate, body.building, body.number].filter(Boolean).join('·')}</p>
      <Pair title={body.title} pictures={pictures.flatMap((one) => one ?? [])} />
      <p class="words">{body.done}</p>
      <p class="num">
        {[unsolved ? '没办成，写明了原因' : null, cardLine({ ...body, unsolved }), cost].filter(Boolean).join('，')}
      </p>
      {view.endsAt > now && <p class="num">公示到 {dayText(view.endsAt, now)}。觉得不对，住在这里的邻居都可以提。</p>}
    </>,
  )
}
