import { uploadFile } from '@tarojs/taro'
import { type ChosenPhoto, NetworkError, parsed, type Reply, type UploadOptions } from './request-types.ts'

/** Sends one picture as multipart. Any status is an answer; no answer throws NetworkError. */
export function upload(photo: ChosenPhoto, options: UploadOptions): Promise<Reply> {
  const { url, headers, name, fields, onProgress, timeoutMs = 60_000, signal } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new NetworkError('aborted'))
    if (!('path' in photo.source)) return reject(new NetworkError('unreachable'))
    const task = uploadFile({
      url,
      name,
      filePath: photo.source.path,
      header: headers,
      formData: fields,
      timeout: timeoutMs,
      success: ({ statusCode, data }) => resolve({ status: statusCode, headers: {}, data: parsed(data) }),
      fail: ({ errMsg }) => {
        const fault = /time(d )?\s?out/i.test(errMsg) ? 'timeout' : 'unreachable'
        reject(new NetworkError(signal?.aborted ? 'aborted' : fault))
      },
    })
    Promise.resolve(task).catch(() => undefined)
    task.onProgressUpdate(({ progress }) => onProgress?.(progress / 100))
    signal?.addEventListener('abort', () => task.abort())
  })
}
