import type { CaseView, HeldContent } from '@juwuye/types'
import { useEffect, useRef } from 'react'
import { usePageShow } from '../../platform/page-events.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunityById, useMe } from '../../shared/me.ts'
import { EmptyState, Page } from '../../ui/index.ts'
import { WaitingRows } from '../outbox/waiting-rows.tsx'
import type { ActContext } from './act-context.ts'
import type { BarEntry } from './action-bar.model.ts'
import { CaseAppeals } from './case-appeals.tsx'
import { CaseBar, MoreSheet } from './case-bar.tsx'
import { CaseBoard } from './case-board.tsx'
import { CaseBook, CaseSupervisions } from './case-chasing.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseHeld } from './case-held.tsx'
import { CaseNodes } from './case-nodes.tsx'
import { CaseNotices } from './case-notices.tsx'
import { CasePending } from './case-pending.tsx'
import { CasePromise } from './case-promise.tsx'
import { CaseObjections, CaseResult } from './case-result.tsx'
import { CaseTalks } from './case-talks.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { CaseWhistles } from './case-whistles.tsx'
import { ActSheetFor } from './sheets/act-sheets.tsx'
import { HeldSheet } from './sheets/held-sheet.tsx'
import { useCase } from './use-case.ts'
import { useNow } from './use-now.ts'
import { useSheets } from './use-sheets.ts'

interface CaseScreenProps {
  communityId: string
  caseId: string
  /** An act whose sheet is to be open at once. */
  sheet: string | undefined
}

/** One case: how far, by when, who; what happened; and what the viewer can do. */
export function CaseScreen({ communityId, caseId, sheet: wanted }: CaseScreenProps) {
  const query = useCase(communityId, caseId)
  const community = useCommunityById(communityId || undefined).data
  const personId = useMe().data?.person.id
  const sheets = useSheets(communityId, query)
  const now = useNow()
  const view = query.data
  const asked = useRef(false)

  usePageShow(() => {
    if (query.data) void query.refetch()
  })

  // what the phone kept may offer other acts than there are now
  const ready = view !== undefined && personId !== undefined && !query.isFetching
  useEffect(() => {
    if (!ready || asked.current) return
    asked.current = true
    sheets.openAction(wanted, view)
  })

  if (!communityId || !caseId) {
    return (
      <Page title="事项">
        <EmptyState icon="eye" title="没有找到这件事" text="这个地址不全。从首页再点进来就行" />
      </Page>
    )
  }
  const bar = view && personId && (
    <CaseBar view={view} onOpen={(entry) => sheets.open(entry, view)} onMore={() => sheets.setMore(true)} />
  )
  const over = view && personId && (
    <CaseSheets sheets={sheets} view={view} context={{ communityId, personId, community, now }} />
  )
  return (
    <Page title="事项" bar={bar} sheet={over}>
      <LoadState query={query} cards={3}>
        {(data) => (
          <CaseBody
            communityId={communityId}
            view={data}
            community={community}
            now={now}
            onOpen={(entry, about) => sheets.open(entry, data, about)}
            onLook={sheets.look}
          />
        )}
      </LoadState>
    </Page>
  )
}

interface CaseSheetsProps {
  sheets: ReturnType<typeof useSheets>
  view: CaseView
  context: Pick<ActContext, 'communityId' | 'personId' | 'community' | 'now'>
}

/** What lies over the case: the acts that had no room in the bar, or the sheet of one act. */
function CaseSheets({ sheets, view, context }: CaseSheetsProps) {
  const { sheet, more, held, done, close, renew } = sheets
  return (
    <>
      {more && (
        <MoreSheet view={view} onOpen={(entry) => sheets.open(entry, view)} onClose={() => sheets.setMore(false)} />
      )}
      {held && <HeldSheet {...context} view={view} held={held} onDone={done} onClose={close} />}
      {sheet && <ActSheetFor key={sheet.key} context={{ ...context, ...sheet, done, close, renew }} />}
    </>
  )
}

interface CaseBodyProps {
  communityId: string
  view: CaseView
  community: ReturnType<typeof useCommunityById>['data']
  now: number
  /** Opens a sheet about the named party. */
  onOpen: (entry: BarEntry, about?: string) => void
  onLook: (held: HeldContent) => void
}

function CaseBody({ communityId, view, community, now, onOpen, onLook }: CaseBodyProps) {
  return (
    <>
      <CaseHead communityId={communityId} view={view} now={now} />
      <WaitingRows caseId={view.id} />
      <CasePromise view={view} deskPhone={community?.deskPhone} now={now} />
      <CaseNotices communityId={communityId} view={view} community={community} />
      <CaseHeld view={view} now={now} onLook={onLook} />
      <CaseBook view={view} now={now} />
      <CaseSupervisions view={view} now={now} />
      <CaseAppeals view={view} now={now} />
      <CasePending view={view} now={now} />
      <CaseTalks view={view} now={now} />
      <CaseNodes view={view} now={now} />
      <CaseResult communityId={communityId} view={view} now={now} />
      <CaseObjections view={view} now={now} />
      <CaseBoard view={view} now={now} onOpen={onOpen} />
      <CaseWhistles communityId={communityId} view={view} now={now} />
      {view.timeline.length > 0 && <CaseTimeline communityId={communityId} view={view} now={now} />}
    </>
  )
}
