import { useCallback, useEffect, useRef, useState } from 'react'
import { chooseImages } from '../platform/choose-images.ts'
import type { ChosenPhoto } from '../platform/request-types.ts'
import { newId } from './ids.ts'

/** A picture the server has. */
export interface SentPhoto {
  id: string
  thumb: string
  full: string
}

interface Item {
  key: string
  src: string
  full?: string
  progress?: number
  failed?: boolean
  chosen?: ChosenPhoto
  sent?: SentPhoto
}

export interface PhotoUploadOptions {
  /** Pictures a draft already has. */
  initial?: SentPhoto[]
  /** Default 9. */
  max?: number
  /** `key` is a UUID made here and the same on a retry. */
  send: (
    photo: ChosenPhoto,
    on: { key: string; onProgress: (f: number) => void; signal: AbortSignal },
  ) => Promise<SentPhoto>
  /** Whenever the sent pictures change: keep them in the draft. */
  onSent?: (photos: SentPhoto[]) => void
  /** Why a picture failed, to be said aloud; the grid offers to send it again. */
  onFailed?: (fault: unknown) => void
}

const kept = (photo: SentPhoto): Item => ({ key: photo.id, src: photo.thumb, full: photo.full, sent: photo })

/** Choosing, sending, retrying, removing: the state behind a PhotoGrid. Pictures are sent as soon as they are chosen. */
export function usePhotoUploads(options: PhotoUploadOptions) {
  const { initial = [], max = 9 } = options
  const [items, setItems] = useState<Item[]>(() => initial.map(kept))
  const list = useRef(items)
  const on = useRef(options)
  on.current = options
  const running = useRef(new Map<string, AbortController>())

  const update = useCallback((next: Item[]) => {
    list.current = next
    setItems(next)
  }, [])

  const patch = useCallback(
    (key: string, part: Partial<Item>) =>
      update(list.current.map((item) => (item.key === key ? { ...item, ...part } : item))),
    [update],
  )

  const tellSent = useCallback(() => {
    on.current.onSent?.(list.current.flatMap((item) => item.sent ?? []))
  }, [])

  const start = useCallback(
    async (key: string, chosen: ChosenPhoto) => {
      const control = new AbortController()
      running.current.set(key, control)
      patch(key, { progress: 0, failed: false })
      try {
        const onProgress = (progress: number) => patch(key, { progress })
        const sent = await on.current.send(chosen, { key, onProgress, signal: control.signal })
        patch(key, { progress: undefined, sent })
        tellSent()
      } catch (fault) {
        if (control.signal.aborted) return
        patch(key, { progress: undefined, failed: true })
        on.current.onFailed?.(fault)
      } finally {
        running.current.delete(key)
      }
    },
    [patch, tellSent],
  )

  const add = useCallback(
    async (from?: 'camera' | 'album') => {
      const photos = await chooseImages(max - list.current.length, from)
      const fresh = photos.map((chosen): Item => ({ key: newId(), src: chosen.src, chosen }))
      update([...list.current, ...fresh])
      await Promise.all(fresh.map((item) => item.chosen && start(item.key, item.chosen)))
    },
    [max, start, update],
  )

  const retry = useCallback(
    (key: string) => {
      const chosen = list.current.find((item) => item.key === key)?.chosen
      if (chosen) void start(key, chosen)
    },
    [start],
  )

  const remove = useCallback(
    (key: string) => {
      running.current.get(key)?.abort()
      update(list.current.filter((item) => item.key !== key))
      tellSent()
    },
    [tellSent, update],
  )

  const clear = useCallback(() => {
    for (const control of running.current.values()) control.abort()
    update([])
  }, [update])

  useEffect(() => {
    const unfinished = running.current
    return () => {
      for (const control of unfinished.values()) control.abort()
    }
  }, [])

  return {
    /** For PhotoGrid. */
    photos: items,
    sent: items.flatMap((item) => item.sent ?? []),
    busy: items.some((item) => item.progress !== undefined),
    failed: items.filter((item) => item.failed).length,
    add,
    retry,
    remove,
    clear,
  }
}
