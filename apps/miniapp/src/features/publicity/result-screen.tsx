import { useState } from 'react'
import { isSinglePage } from '../../platform/share.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Refusal } from '../../shared/refusal.ts'
import { EmptyState, Page, TextLink, View } from '../../ui/index.ts'
import { ReportPageSheet } from './report-page-sheet.tsx'
import { ResultView } from './result-view.tsx'
import type { usePublication } from './use-publicity.ts'
import { WebPageWay } from './web-page-way.tsx'

interface ResultScreenProps {
  communityId: string
  publicationId: string
  query: ReturnType<typeof usePublication>
  /** What the link opens at once. */
  sheet?: string | undefined
}

/** The public page, and the way to say what is wrong with it, which asks nobody who they are. */
export function ResultScreen({ communityId, publicationId, query, sheet: asked }: ResultScreenProps) {
  const [reporting, report] = useState(asked === 'report')
  const [reported, setReported] = useState(false)
  const { data, error } = query
  const sheet = reporting && data && (
    <ReportPageSheet
      communityId={communityId}
      publicationId={publicationId}
      title={data.body.title}
      onDone={() => {
        setReported(true)
        report(false)
      }}
      onClose={() => report(false)}
    />
  )
  // A page that was taken down answers like one that never was, also to who has it open.
  const gone = error instanceof Refusal && error.problem.status === 404
  return (
    <Page title="成效公示" open sheet={sheet}>
      {gone ? (
        <EmptyState icon="eye" title="这一页现在看不到" text="可能先撤下来核对了，改好了会再公示" />
      ) : (
        <LoadState query={query}>
          {(view) => (
            <ResultView
              view={view}
              foot={
                <>
                  <ReportWay reported={reported} onReport={() => report(true)} />
                  {!isSinglePage() && <WebPageWay communityId={view.communityId} publicationId={view.id} />}
                </>
              }
            />
          )}
        </LoadState>
      )}
    </Page>
  )
}

function ReportWay({ reported, onReport }: { reported: boolean; onReport: () => void }) {
  return (
    <View className="block">
      <View className="flex wrap" role="status">
        <View className="t-note grow">
          {reported ? '记下了，社工 24 小时内核对，有问题就撤下来' : '露了谁的姓名、人脸，或者写得不对？'}
        </View>
        {!reported && !isSinglePage() && <TextLink text="反映这一页有问题" onPress={onReport} />}
      </View>
      {!reported && isSinglePage() && <View className="t-note">在小程序里可以反映，不用登录。</View>}
    </View>
  )
}
