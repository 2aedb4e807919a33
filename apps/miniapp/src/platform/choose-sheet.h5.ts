import type { ChosenPhoto } from './request-types.ts'

/** Whether a table can be picked here. */
export const canChooseSheet = true

/** Lets the person pick one Excel file; undefined when they turn back. */
export function chooseSheet(): Promise<ChosenPhoto | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    input.style.display = 'none'
    const done = (file: File | undefined) => {
      input.remove()
      resolve(file && { src: '', sizeBytes: file.size, source: { file, name: file.name } })
    }
    input.addEventListener('change', () => done(input.files?.[0]))
    input.addEventListener('cancel', () => done(undefined))
    document.body.append(input)
    input.click()
  })
}
