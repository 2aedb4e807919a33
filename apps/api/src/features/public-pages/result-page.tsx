/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import {
  cardLine,
  dayText,
  dissentLines,
  doersText,
  facePair,
  moneyText,
  morePhotos,
  nodePair,
  type ShownPhoto,
  shortHead,
  signersOf,
  spanWord,
  totalText,
  UNSOLVED_LABELS,
} from '@juwuye/messages'
import type { PublicationView } from '@juwuye/types'
import type { ComponentChildren } from 'preact'
import { clientPath, pagePath, withQuery } from './addresses.ts'
import { documentOf } from './document.tsx'
import { type PageContext, Pair, Ratings, Seal } from './parts.tsx'

interface ResultContext extends PageContext {
  view: PublicationView
  now: number
}

/** One published result, whole, as text: it stands alone wherever it is passed on. */
export function resultPage(context: ResultContext): string {
  const { origin, view, now, big } = context
  const { communityId, id: publicationId, body } = view
  const { unsolved } = body
  const path = pagePath('publicResultPage', { communityId, publicationId })
  const pair = facePair(view)
  const picture = pair.after ?? pair.before
  const head = {
    title: unsolved ? `${body.title}：没办成，写明了原因` : body.title,
    description: [body.estate, cardLine({ ...body, unsolved: unsolved !== null }), body.done].join('。').slice(0, 160),
    url: `${origin}${path}`,
    image: picture && `${origin}${picture.full}`,
    className: big ? 'big' : undefined,
  }
  return documentOf(
    head,
    <main>
      <header>
        <div class="row note">
          <a href={withQuery(pagePath('publicWallPage', { communityId }), { big: big ? '1' : undefined })}>
            {body.community}公示的事
          </a>
          <a href={withQuery(path, { big: big ? undefined : '1' })}>{big ? '平常大小' : '大字'}</a>
        </div>
        <p class="note num">{[body.estate, body.building, body.number].filter(Boolean).join('·')}</p>
        <h1>{body.title}</h1>
      </header>
      {unsolved && (
        <div class="notice">
          <b>这件没办成：{UNSOLVED_LABELS[unsolved.reason]}</b>
          <p>
            {dayText(body.solvedAt, now)}，{unsolved.decidedBy}定的
          </p>
        </div>
      )}
      {view.reworking && (
        <div class="notice">
          <b>重新整改中</b>
          <p>有不同意见，裁定成立。下面是第一次的结果，留着不改</p>
        </div>
      )}
      <Pair
        title={body.title}
        pictures={[
          ...shown(pair.before, '之前', dayText(body.firstWhistleAt, now)),
          ...shown(pair.after, '之后', dayText(body.solvedAt, now)),
        ]}
      />
      <Figures view={view} />
      <Words title="原来怎么了">{body.problem}</Words>
      {unsolved?.words && <Words title="为什么没办成">{unsolved.words}</Words>}
      <Words title={unsolved ? '试过什么' : '做了什么'}>{body.done}</Words>
      <Signed view={view} now={now} />
      <Work view={view} now={now} />
      <Money view={view} />
      <Ratings counts={view.ratings} />
      <Disagree view={view} now={now} />
      <Foot view={view} />
    </main>,
  )
}

const shown = (photo: ShownPhoto | undefined, word: string, day?: string) =>
  photo ? [{ src: photo.thumb, full: photo.full, word, ...(day === undefined ? {} : { day }) }] : []

function Words({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <p class="words">{children}</p>
    </section>
  )
}

interface Part {
  view: PublicationView
}
type DatedPart = Part & { now: number }

function Figures({ view: { body } }: Part) {
  const figures = [
    [`${body.days} 天`, spanWord(body.unsolved !== null)],
    body.unsolved ? [`${body.whistles} 位`, '邻居吹了哨'] : [`${signersOf(body).length} 方`, '看过签了字'],
    ...(body.costFen ? [[moneyText(body.costFen), '花费']] : []),
  ]
  return (
    <dl class="card figures">
      {figures.map(([figure, word]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd class="num">{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

function Signed({ view: { body }, now }: DatedPart) {
  const signers = signersOf(body)
  if (signers.length === 0) return null
  return (
    <section>
      <h2>谁看过、签了字</h2>
      <ul class="card seals">
        {signers.map(({ character, name, at }) => (
          <li key={name}>
            <Seal character={character} />
            <b>{name}</b>
            <span class="note num">{dayText(at, now)}</span>
          </li>
        ))}
      </ul>
      {dissentLines(body, now).map((line) => (
        <p key={line} class="note num">
          {line}
        </p>
      ))}
    </section>
  )
}

function Work({ view, now }: DatedPart) {
  const { nodes } = view.body
  const rest = morePhotos(view)
  return (
    <>
      {nodes.length > 1 && (
        <section>
          <h2>一段一段看</h2>
          <ol class="card steps">
            {nodes.map((node) => {
              const { before, after } = nodePair(view, node)
              return (
                <li key={`${node.verifiedAt}${node.title}`}>
                  <b>{node.title}</b>
                  <p class="note num">
                    {node.doer.name}·{dayText(node.verifiedAt, now)} 验过
                  </p>
                  <Pair title={node.title} pictures={[...shown(before, '之前'), ...shown(after, '之后')]} />
                </li>
              )
            })}
          </ol>
        </section>
      )}
      {rest.length > 0 && (
        <section>
          <h2>更多照片</h2>
          <div class="thumbs">
            {rest.map(({ key, thumb, full }, i) => (
              <a key={key} href={full}>
                <img src={thumb} alt={`${view.body.title}，第 ${i + 1} 张`} loading="lazy" />
              </a>
            ))}
          </div>
        </section>
      )}
    </>
  )
}

function Money({ view: { body } }: Part) {
  const doers = doersText(body.doers)
  return (
    <section>
      <h2>谁办的，钱谁出</h2>
      <div class="card">
        {doers && <p>{doers}办的</p>}
        {body.paidBy && <p class="note">{body.paidBy}</p>}
        <p class="row">
          <span>合计</span>
          <b class="num">{totalText(body)}</b>
        </p>
      </div>
    </section>
  )
}

/** Until when it is published, and the way to disagree: that takes somebody who lives here, so it leads to where one signs in. */
function Disagree({ view, now }: DatedPart) {
  const { communityId, caseId, endsAt, reworking, body } = view
  if (endsAt <= now || reworking) return null
  return (
    <section class="notice">
      <b class="num">公示到 {dayText(endsAt, now)}</b>
      <p>
        {body.unsolved ? '觉得还能办' : '觉得没修好'}
        ，确认住在这里的邻居都可以提。提了，由没有经手、没有签字的一方来答复，期限是 5 天。
      </p>
      <a class="button" href={clientPath('case', { communityId, caseId, sheet: 'object' })}>
        我有不同意见
      </a>
    </section>
  )
}

function Foot({ view: { communityId, id: publicationId, body } }: Part) {
  return (
    <footer>
      <p>
        记录的指纹 <span class="num">{shortHead(body.chainHead)}</span>
        ：办这件事的每一步都按先后记下，后一条带着前一条的指纹。
      </p>
      <p>公示前社工逐条看过，不写姓名、电话和门牌。</p>
      <p>
        <a href={clientPath('result', { communityId, publicationId, sheet: 'report' })}>反映这一页有问题</a>
        <a href={pagePath('publicResultNotice', { communityId, publicationId })}>打印成一张告示</a>
      </p>
    </footer>
  )
}
