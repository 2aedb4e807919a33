/** Where the phone is now, in gcj02 (the coordinates Chinese maps use), or why that is not known. */
export type LivePosition =
  | { latitude: number; longitude: number; accuracyMetres: number }
  /** refused: the person or the phone does not let us know. unavailable: it cannot be found out. */
  | { failed: 'refused' | 'unavailable' }
