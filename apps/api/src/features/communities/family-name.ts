const COMPOUND = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '端木',
  '独孤',
  '南宫',
]

/** The family name, which is all that is shown of somebody on duty: 王芳 → 王, 欧阳静 → 欧阳. */
export function familyName(displayName: string): string {
  const compound = COMPOUND.find((name) => displayName.startsWith(name) && displayName.length > name.length)
  return compound ?? [...displayName][0] ?? ''
}
