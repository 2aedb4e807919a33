/** A browser has no customer service of WeChat's. */
export function ContactButton(_props: { text: string }) {
  return null
}
