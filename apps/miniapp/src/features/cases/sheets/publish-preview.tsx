import type { CaseView, PublicationPreview, PublicationView } from '@juwuye/types'
import { Card, CheckboxRow } from '../../../ui/index.ts'
import { ResultView } from '../../publicity/result-view.tsx'

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
    bodyHash: preview.previewHash,
    body: preview.body,
    photos: preview.photos,
  }
  return (
    <>
      <Card>
        <ResultView view={page} />
      </Card>
      <CheckboxRow text="我看过了，没有姓名、电话、门牌和人脸" checked={looked} onChange={onLooked} />
    </>
  )
}
