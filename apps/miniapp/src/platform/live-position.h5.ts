import type { LivePosition } from './live-position-types.ts'

const PATIENCE_MS = 10_000

/** The browser says where it is in wgs84; gcoord turns that into gcj02 (off by some metres at most), as WeChat gives. */
export async function livePosition(): Promise<LivePosition> {
  if (!navigator.geolocation) return { failed: 'unavailable' }
  try {
    const { coords } = await new Promise<GeolocationPosition>((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, reject, {
        enableHighAccuracy: true,
        timeout: PATIENCE_MS,
        maximumAge: 0,
      }),
    )
    const { default: gcoord } = await import('gcoord')
    const [longitude, latitude] = gcoord.transform([coords.longitude, coords.latitude], gcoord.WGS84, gcoord.GCJ02)
    return { latitude, longitude, accuracyMetres: coords.accuracy }
  } catch (fault) {
    return { failed: isRefusal(fault) ? 'refused' : 'unavailable' }
  }
}

const isRefusal = (fault: unknown) =>
  fault instanceof GeolocationPositionError && fault.code === fault.PERMISSION_DENIED

/** A browser keeps its permissions where no page can lead. */
export const openPermissions: (() => void) | undefined = undefined
