import type { PhotoView } from '@juwuye/types'
import { toast } from '../../platform/dialogs.ts'
import { sendFile } from '../../shared/call.ts'
import { faultText } from '../../shared/faults.model.ts'
import { type SentPhoto, usePhotoUploads } from '../../shared/photo-uploads.ts'
import { Button, FormItem, PhotoGrid, View } from '../../ui/index.ts'

/** Pictures of a sheet: sent as soon as they are chosen, kept in its draft. Those without a network go along later. */
export function useActPhotos(communityId: string, initial: SentPhoto[], onSent: (photos: SentPhoto[]) => void) {
  return usePhotoUploads({
    initial,
    onSent,
    onFailed: (fault) => toast(faultText(fault)),
    send: async (photo, { key, ...rest }) => {
      const sent = await sendFile<PhotoView>('photo', photo, { communityId, fields: { id: key }, ...rest })
      return { id: sent.id, thumb: sent.thumb, full: sent.full }
    },
  })
}

export type ActPhotos = ReturnType<typeof useActPhotos>

/** Why the sheet has to wait for its pictures. */
export function photosWait(...grids: ActPhotos[]): string | undefined {
  if (grids.some(({ busy }) => busy)) return '照片还在传，传完再点'
  return grids.some(({ failed }) => failed > 0) ? '有照片没传上：再传一次，或者拿掉' : undefined
}

export const photoIds = ({ sent }: ActPhotos) => sent.map(({ id }) => id)

interface PhotosFieldProps {
  label: string
  aside?: string
  hint?: string
  error?: string
  photos: ActPhotos
  /** Opens the camera with an earlier picture over it. */
  onSameAngle?: () => void
}

export function PhotosField({ label, aside = '最多 9 张', hint, error, photos, onSameAngle }: PhotosFieldProps) {
  return (
    <FormItem label={label} aside={aside} hint={hint} error={error}>
      <PhotoGrid photos={photos.photos} onAdd={() => photos.add()} onRemove={photos.remove} onRetry={photos.retry} />
      {onSameAngle && (
        <View className="flex mt2">
          <Button low icon="camera" text="照着原来的角度拍" onPress={onSameAngle} />
        </View>
      )}
    </FormItem>
  )
}
