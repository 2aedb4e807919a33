import { downloadFile, openDocument } from '@tarojs/taro'
import { NetworkError, type Reply, type SaveOptions } from './request-types.ts'

/** Fetches a file and opens it: WeChat shows a table and passes it on. Any status is an answer. */
export async function saveFile({ url, headers, name }: SaveOptions): Promise<Reply> {
  let file: { statusCode: number; tempFilePath: string }
  try {
    file = await downloadFile({ url, header: headers })
  } catch {
    throw new NetworkError('unreachable')
  }
  const { statusCode: status, tempFilePath: filePath } = file
  if (status < 400) {
    const [fileType] = name.match(/[^.]+$/) ?? []
    await openDocument({ filePath, fileType: fileType as 'xlsx', showMenu: true })
  }
  return { status, headers: {}, data: undefined }
}
