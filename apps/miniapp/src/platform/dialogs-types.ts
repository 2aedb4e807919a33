export interface ConfirmOptions {
  title: string
  text?: string
  /** Verbs; the button says what happens (WeChat: ≤ 4 characters). */
  yes: string
  no?: string
}
