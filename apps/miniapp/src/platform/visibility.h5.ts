/** Tells when the app comes to the front or leaves it; returns the way to stop listening. */
export function watchVisible(tell: (visible: boolean) => void): () => void {
  const changed = () => tell(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}
