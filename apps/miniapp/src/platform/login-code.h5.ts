/** A fresh WeChat login code (5 minutes, once); undefined where there is no WeChat. */
export async function loginCode(): Promise<string | undefined> {
  return undefined
}
