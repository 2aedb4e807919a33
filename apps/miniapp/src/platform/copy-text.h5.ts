import { toast } from './dialogs.ts'

/** Puts the text where it can be pasted; false when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    toast('复制好了')
    return true
  } catch {
    return false
  }
}
