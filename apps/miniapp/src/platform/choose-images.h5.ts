import type { ChosenPhoto } from './request-types.ts'

/** Lets the person take or pick up to `count` pictures (≤ 9). Empty when they turn back. */
export function chooseImages(count: number, from: 'camera' | 'album' | 'either' = 'either'): Promise<ChosenPhoto[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    // Not image/*: phones then hand over heic, which the server cannot read; with this list they convert it.
    input.accept = 'image/jpeg,image/png,image/webp'
    input.multiple = count > 1
    if (from === 'camera') input.setAttribute('capture', 'environment')
    input.style.display = 'none'
    const done = (photos: ChosenPhoto[]) => {
      input.remove()
      resolve(photos)
    }
    input.addEventListener('change', () => done([...(input.files ?? [])].slice(0, count).map(chosen)))
    input.addEventListener('cancel', () => done([]))
    document.body.append(input)
    input.click()
  })
}

function chosen(file: File): ChosenPhoto {
  return { src: URL.createObjectURL(file), sizeBytes: file.size, source: { file, name: file.name } }
}
