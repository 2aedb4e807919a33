import { type ChosenPhoto, NetworkError, parsed, type Reply, type UploadOptions } from './request-types.ts'

/** Sends one picture as multipart. Any status is an answer; no answer throws NetworkError. */
export function upload(photo: ChosenPhoto, options: UploadOptions): Promise<Reply> {
  const { url, headers = {}, name, fields = {}, onProgress, timeoutMs = 60_000, signal } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new NetworkError('aborted'))
    if (!('file' in photo.source)) return reject(new NetworkError('unreachable'))
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) form.append(field, value)
    form.append(name, photo.source.file, photo.source.name)
    // fetch tells no upload progress.
    const xhr = new XMLHttpRequest()
    xhr.open('POST', url)
    for (const [header, value] of Object.entries(headers)) xhr.setRequestHeader(header, value)
    xhr.timeout = timeoutMs
    xhr.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    xhr.onload = () => resolve({ status: xhr.status, headers: {}, data: parsed(xhr.responseText) })
    xhr.onerror = () => reject(new NetworkError('unreachable'))
    xhr.ontimeout = () => reject(new NetworkError('timeout'))
    xhr.onabort = () => reject(new NetworkError('aborted'))
    signal?.addEventListener('abort', () => xhr.abort())
    xhr.send(form)
  })
}
