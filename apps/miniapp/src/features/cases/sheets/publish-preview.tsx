import { NOBODY_ASKED } from '@juwuye/messages'
import type { CaseView, PublicationPreview, PublicationView } from '@juwuye/types'
import { Card, CheckboxRow, Notice, View } from '../../../ui/index.ts'
import { ResultView } from '../../publicity/result-view.tsx'
import { maskedLines } from '../publication-draft.model.ts'

interface PublishPreviewProps {
  preview: PublicationPreview
  communityId: string
  view: CaseView
  looked: boolean
  onLooked: (looked: boolean) => void
}

/** The page as it would stand: drawn by the public page itself, from the bytes that would be published. */
export function PublishPreview({ preview, communityId, view, looked, onLooked }: PublishPreviewProps) {
  const page: PublicationView = {
    communityId,
    id: view.id,
    caseId: view.id,
    // Not published yet, so that nobody can object to it here.
    publishedAt: 0,
    endsAt: 0,
    reworking: false,
    ratings: NOBODY_ASKED,
    bodyHash: preview.previewHash,
    body: preview.body,
    photos: preview.photos,
  }
  const lines = maskedLines(preview.masked)
  return (
    <>
      {lines.length > 0 && (
        <Notice className="mb4" title="这些不会公开，换成了（略）" text={<Masked lines={lines} />} />
      )}
      <Card>
        <ResultView view={page} />
      </Card>
      <CheckboxRow text="我看过了，没有姓名、电话、门牌和人脸" checked={looked} onChange={onLooked} />
    </>
  )
}

function Masked({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <View key={line} className="num">
          {line}
        </View>
      ))}
      <View>略错了的，回去换个说法。漏了的，回去改掉。</View>
    </>
  )
}
