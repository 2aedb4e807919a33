let photo = false

/** A tab's address carries nothing: whoever opens the form says here that the camera comes first. */
export function askForPhoto() {
  photo = true
}

/** True once after it was asked for. */
export function photoAskedFor(): boolean {
  const asked = photo
  photo = false
  return asked
}
