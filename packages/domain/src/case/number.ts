/** 梧桐 2026-0388: short name, year in Shanghai, counter of at least four digits. */
export function caseNumber(shortName: string, year: number, counter: number): string {
  return `${shortName} ${year}-${String(counter).padStart(4, '0')}`
}
