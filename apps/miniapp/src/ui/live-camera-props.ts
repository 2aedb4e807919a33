import type { ChosenPhoto } from '../platform/request-types.ts'

export interface LiveCameraProps {
  /** The picture that lies over what the camera sees, and how strong: 0 to 1. */
  over: string
  strength: number
  /** It sees something; `shoot` takes it as it is shown, null where that fails. */
  onReady: (shoot: () => Promise<ChosenPhoto | null>) => void
  /** The person or the device does not let us look. */
  onFailed: () => void
}
