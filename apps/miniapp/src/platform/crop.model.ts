/** The middle of a picture in the proportions of what was shown of it. */
export function middleOf(picture: { width: number; height: number }, shown: { width: number; height: number }) {
  const scale = Math.min(picture.width / shown.width, picture.height / shown.height)
  const [width, height] = [Math.round(shown.width * scale), Math.round(shown.height * scale)]
  return {
    left: Math.round((picture.width - width) / 2),
    top: Math.round((picture.height - height) / 2),
    width,
    height,
  }
}
