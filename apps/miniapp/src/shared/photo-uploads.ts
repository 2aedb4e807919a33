import { onlineManager } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { chooseImages } from '../platform/choose-images.ts'
import { type ChosenPhoto, NetworkError } from '../platform/request-types.ts'
import { newId } from './ids.ts'
import { dropFiles, keepFile, noteFileSent, readFile } from './outbox/files.ts'

/** A picture the server has, or will get under this id. */
export interface SentPhoto {
  id: string
  thumb: string
  full: string
  /** It lies on the phone and goes along with what it belongs to. */
  waiting?: boolean
}

interface Item {
  key: string
  src: string
  full?: string
  progress?: number
  failed?: boolean
  /** Kept on the phone, to be sent when there is a network. */
  waiting?: boolean
  kept?: boolean
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
  /** Whenever the pictures change that can go along: keep them in the draft. */
  onSent?: (photos: SentPhoto[]) => void
  /** Why a picture failed, to be said aloud; the grid offers to send it again. */
  onFailed?: (fault: unknown) => void
}

const RETRY_AFTER = 20_000

const inDraft = (photo: SentPhoto): Item =>
  photo.waiting
    ? { key: photo.id, src: photo.thumb, waiting: true, kept: true }
    : { key: photo.id, src: photo.thumb, full: photo.full, sent: photo }

/** What may go along: the server has it, or the phone keeps it until it is sent. */
const goesAlong = ({ key, sent, kept, failed }: Item): SentPhoto[] => {
  if (sent) return [sent]
  return kept && !failed ? [{ id: key, thumb: '', full: '', waiting: true }] : []
}

/**
 * Choosing, sending, retrying, removing: the state behind a PhotoGrid. Pictures are sent as soon as they are chosen, one
 * by one; without a network they wait on the phone.
 */
export function usePhotoUploads(options: PhotoUploadOptions) {
  const { initial = [], max = 9 } = options
  const [items, setItems] = useState<Item[]>(() => initial.map(inDraft))
  const list = useRef(items)
  const on = useRef(options)
  on.current = options
  const running = useRef<{ key: string; control: AbortController }>()

  const update = useCallback((next: Item[]) => {
    list.current = next
    setItems(next)
  }, [])

  const patch = useCallback(
    (key: string, part: Partial<Item>) =>
      update(list.current.map((item) => (item.key === key ? { ...item, ...part } : item))),
    [update],
  )

  const tellSent = useCallback(() => on.current.onSent?.(list.current.flatMap(goesAlong)), [])

  /** Sends one picture; false when the network is gone, so that the others need not try. */
  const sendOne = useCallback(
    async ({ key, chosen }: Item): Promise<boolean> => {
      const photo = chosen ?? (await readFile(key))
      if (!photo) {
        patch(key, { progress: undefined, waiting: false, failed: true })
        return true
      }
      const control = new AbortController()
      running.current = { key, control }
      try {
        const onProgress = (progress: number) => patch(key, { progress })
        const sent = await on.current.send(photo, { key, onProgress, signal: control.signal })
        noteFileSent(key)
        patch(key, { progress: undefined, waiting: false, sent })
        return true
      } catch (fault) {
        if (control.signal.aborted) return true
        const silent = fault instanceof NetworkError
        const waiting = silent && (list.current.find((item) => item.key === key)?.kept ?? false)
        patch(key, { progress: undefined, waiting, failed: !waiting })
        if (!waiting) on.current.onFailed?.(fault)
        return !silent
      } finally {
        running.current = undefined
        tellSent()
      }
    },
    [patch, tellSent],
  )

  /** One after the other, until none is left that could be sent now. */
  const work = useCallback(async () => {
    if (running.current) return
    for (;;) {
      const next = list.current.find((item) => item.progress !== undefined)
      if (!next) return
      if (await sendOne(next)) continue
      // No network: the rest waits without a try of its own.
      update(
        list.current.map((item) => {
          if (item.progress === undefined) return item
          return { ...item, progress: undefined, waiting: item.kept, failed: !item.kept }
        }),
      )
      tellSent()
      return
    }
  }, [sendOne, tellSent, update])

  const put = useCallback(
    async (photos: readonly ChosenPhoto[]) => {
      const fresh = photos.map((chosen): Item => ({ key: newId(), src: chosen.src, chosen, progress: 0 }))
      update([...list.current, ...fresh])
      for (const { key, chosen } of fresh) if (chosen) patch(key, { kept: await keepFile(key, 'photo', chosen) })
      tellSent()
      await work()
    },
    [patch, tellSent, update, work],
  )

  const add = useCallback(
    async (from?: 'camera' | 'album') => put(await chooseImages(max - list.current.length, from)),
    [max, put],
  )

  /** Those that wait, and the one named, are tried again. */
  const again = useCallback(
    (key?: string) => {
      update(
        list.current.map((item) =>
          item.waiting || (item.failed && item.key === key)
            ? { ...item, waiting: false, failed: false, progress: 0 }
            : item,
        ),
      )
      void work()
    },
    [update, work],
  )

  const remove = useCallback(
    (key: string) => {
      if (running.current?.key === key) running.current.control.abort()
      update(list.current.filter((item) => item.key !== key))
      dropFiles([key])
      tellSent()
    },
    [tellSent, update],
  )

  const clear = useCallback(() => {
    running.current?.control.abort()
    update([])
  }, [update])

  const waiting = items.some((item) => item.waiting)
  useEffect(() => {
    if (!waiting) return undefined
    const timer = setInterval(() => onlineManager.isOnline() && again(), RETRY_AFTER)
    const stop = onlineManager.subscribe((online) => online && again())
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [waiting, again])

  useEffect(() => {
    // A draft's own pictures are shown from the phone.
    for (const { key, waiting: still } of list.current) {
      if (still) void readFile(key).then((photo) => photo && patch(key, { src: photo.src, chosen: photo }))
    }
    if (onlineManager.isOnline() && list.current.some((item) => item.waiting)) again()
    return () => running.current?.control.abort()
  }, [again, patch])

  return {
    /** For PhotoGrid. */
    photos: items,
    sent: items.flatMap(goesAlong),
    busy: items.some((item) => item.progress !== undefined),
    waiting: items.filter((item) => item.waiting).length,
    failed: items.filter((item) => item.failed).length,
    add,
    /** One that was taken otherwise. */
    put: (photo: ChosenPhoto) => put([photo]),
    retry: again,
    remove,
    clear,
  }
}
