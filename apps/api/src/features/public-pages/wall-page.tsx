/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { cardLine, costLine, figuresLine, ratingsText } from '@juwuye/messages'
import type { PublicationCard, PublicationList } from '@juwuye/types'
import { pagePath, withQuery } from './addresses.ts'
import { documentOf } from './document.tsx'
import { type PageContext, Pair } from './parts.tsx'

interface WallContext extends PageContext {
  communityId: string
  community: string
  /** That have something published. */
  estates: readonly string[]
  /** The one asked for. */
  estate: string | undefined
  list: PublicationList
  /** Not the first part of the list. */
  further: boolean
}

/** 成效公示: what was published, newest first. */
export function wallPage(context: WallContext): string {
  const { origin, communityId, community, estate, list, big } = context
  const where = estate ?? community
  const path = pagePath('publicWallPage', { communityId })
  const picture = list.items.flatMap((item) => item.after ?? item.before ?? [])[0]
  const head = {
    title: `${where}公示的事`,
    description: `${figuresLine(list.figures)}。谁办的、花了多少、谁看过签了字，都写在这里。`,
    url: `${origin}${withQuery(path, { estate })}`,
    image: picture && `${origin}${picture}`,
    className: big ? 'big' : undefined,
  }
  return documentOf(
    head,
    <main>
      <Top context={context} path={path} where={where} />
      {list.items.length === 0 ? (
        <p class="empty">这里还没有公示过。办成一件，公示一件：前后照片、谁办的、花了多少，都写在这里。</p>
      ) : (
        <ul class="wall">
          {list.items.map((item) => (
            <Result key={item.id} item={item} big={big} />
          ))}
        </ul>
      )}
      <More context={context} path={path} />
      <footer>
        <p>照片和文字公示前都由社工逐条看过，不写姓名、电话和门牌。</p>
        <p>
          <a href={pagePath('publicWallNotice', { communityId })}>打印成一张告示</a>
          <a href={pagePath('publicHallPage', { communityId })}>放到大厅的大屏上</a>
        </p>
      </footer>
    </main>,
  )
}

interface Part {
  context: WallContext
  path: string
}

function Top({ context: { community, estates, estate, list, big, further }, path, where }: Part & { where: string }) {
  const size = big ? '1' : undefined
  return (
    <header>
      <div class="row note">
        <span>{community}</span>
        <a href={withQuery(path, { estate, big: big ? undefined : '1' })}>{big ? '平常大小' : '大字'}</a>
      </div>
      <h1>{where}公示的事</h1>
      <p class="num">{figuresLine(list.figures)}</p>
      {list.figures.ratings.asked > 0 && <p class="num note">吹哨的邻居：{ratingsText(list.figures.ratings)}</p>}
      {estates.length > 1 && (
        <nav class="chips" aria-label="看哪个小区的">
          {[undefined, ...estates].map((name) => (
            <a
              key={name ?? ''}
              href={withQuery(path, { estate: name, big: size })}
              aria-current={name === estate ? 'page' : undefined}
            >
              {name ?? '全社区'}
            </a>
          ))}
        </nav>
      )}
      {further && <p class="note">接着前面的</p>}
    </header>
  )
}

function Result({ item, big }: { item: PublicationCard; big: boolean }) {
  const { communityId, id, title, before, after, unsolved, estate } = item
  const cost = costLine(item)
  const address = withQuery(pagePath('publicResultPage', { communityId, publicationId: id }), {
    big: big ? '1' : undefined,
  })
  const pictures = [before && { src: before, word: '之前' }, after && { src: after, word: '之后' }]
  return (
    <li class="card result">
      <a href={address}>
        <Pair title={title} pictures={pictures.flatMap((one) => one || [])} />
        <div class="inner">
          <h2>{title}</h2>
          <p class="note num">{[estate, cardLine(item)].join('·')}</p>
          {cost && <p class="note num">{cost}</p>}
          <p class={unsolved ? 'mark' : 'mark ok'}>{unsolved ? '没办成，写明了原因' : '核验过，签了字'}</p>
        </div>
      </a>
    </li>
  )
}

function More({ context: { list, estate, big }, path }: Part) {
  if (list.nextCursor === null) return list.items.length === 0 ? null : <p class="note centre">都在这里了</p>
  const address = withQuery(path, { estate, big: big ? '1' : undefined, cursor: list.nextCursor })
  return (
    <p class="centre">
      <a class="button" href={address}>
        再看一些
      </a>
    </p>
  )
}
