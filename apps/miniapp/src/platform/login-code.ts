import { login } from '@tarojs/taro'

/** A fresh WeChat login code (5 minutes, once); undefined where there is no WeChat. */
export async function loginCode(): Promise<string | undefined> {
  const { code } = await login()
  return code
}
