/** WeChat opens no archive: its address is for a browser. */
export function downloadByLink(_url: string): boolean {
  return false
}
