/** What a scan with the live camera gave: the code's text, or why there is none. */
export type Scan =
  | { text: string }
  /** refused: the person or the phone does not let us use the camera. unavailable: there is no camera we can use. */
  | { failed: 'cancelled' | 'refused' | 'unavailable' }
