import { preview } from '../platform/dialogs.ts'
import { Img, Press, Text, View } from './base.tsx'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

export interface PhotoItem {
  key: string
  /** Shown small. */
  src: string
  /** Opened large; default `src`. */
  full?: string
  /** Sending: 0 to 1. */
  progress?: number
  failed?: boolean
  /** Kept on the phone until there is a network. */
  waiting?: boolean
}

interface PhotoGridProps {
  photos: PhotoItem[]
  /** Default 9. */
  max?: number
  /** Left out: nothing can be added. */
  onAdd?: () => unknown
  onRemove?: (key: string) => void
  onRetry?: (key: string) => void
}

/** What the person photographed, with the state of each picture. */
export function PhotoGrid({ photos, max = 9, onAdd, onRemove, onRetry }: PhotoGridProps) {
  const urls = photos.map((photo) => photo.full ?? photo.src)
  return (
    <View className="shots">
      {photos.map((photo, index) => (
        <View key={photo.key} className="shot">
          <Press
            className="shot-open"
            label={words.enlarge(words.photo(index + 1))}
            onPress={() => preview(urls, photo.full ?? photo.src)}
          >
            <Img className="shot-img" src={photo.src} alt="" />
          </Press>
          {onRemove && (
            <Press className="shot-x" label={words.remove(index + 1)} onPress={() => onRemove(photo.key)}>
              <View className="shot-x-dot">
                <Icon name="close" tone="white" />
              </View>
            </Press>
          )}
          <PhotoState photo={photo} onRetry={onRetry} />
        </View>
      ))}
      {onAdd && photos.length < max && (
        <Press className="shot shot-add" onPress={onAdd}>
          <Icon name="camera" />
          <View className="mt1">{photos.length === 0 ? words.addFirst : words.addMore}</View>
        </Press>
      )}
    </View>
  )
}

function PhotoState({ photo, onRetry }: { photo: PhotoItem; onRetry?: (key: string) => void }) {
  if (photo.failed && onRetry) {
    return (
      <Press className="shot-state shot-failed" onPress={() => onRetry(photo.key)}>
        {words.sendAgain}
      </Press>
    )
  }
  if (photo.waiting) {
    return (
      <View className="shot-state" role="status">
        {words.waitingToSend}
      </View>
    )
  }
  if (photo.progress === undefined) return null
  return (
    <View className="shot-state" role="status">
      {words.sending(Math.round(photo.progress * 100))}
    </View>
  )
}

interface ThumbProps {
  src: string
  /** What it shows. */
  alt: string
  className?: string
  /** Opened large among these; left out: not pressable. */
  among?: string[]
  full?: string
}

export function Thumb({ src, alt, className = '', among, full = src }: ThumbProps) {
  const picture = <Img className="thumb-img" src={src} alt={among ? '' : alt} />
  if (!among) return <View className={`thumb ${className}`}>{picture}</View>
  return (
    <Press className={`thumb ${className}`} label={words.enlarge(alt)} onPress={() => preview(among, full)}>
      {picture}
    </Press>
  )
}

/** A row of small pictures that open large. */
export function Thumbs({ photos }: { photos: PhotoItem[] }) {
  const urls = photos.map((photo) => photo.full ?? photo.src)
  return (
    <View className="thumbs">
      {photos.map((photo, index) => (
        <Thumb key={photo.key} src={photo.src} full={photo.full} alt={words.photo(index + 1)} among={urls} />
      ))}
    </View>
  )
}

interface Side {
  src: string
  full?: string
  /** “11/2” */
  date?: string
  /** What it shows, for those who cannot see it. */
  alt?: string
}

interface BeforeAfterProps {
  before?: Side
  after?: Side
  /** Words and dates under the pictures; off inside a flush card. */
  captions?: boolean
  /** Inside a card that is itself pressed, the pictures do not open. */
  still?: boolean
}

/** Same angle, 4:3, side by side with a thin seam, in elder mode too. A missing side leaves no placeholder. */
export function BeforeAfter({ before, after, captions = true, still = false }: BeforeAfterProps) {
  const sides = [
    { name: words.before, side: before },
    { name: words.after, side: after },
  ].filter((pair): pair is { name: '之前' | '之后'; side: Side } => pair.side !== undefined)
  const urls = sides.map(({ side }) => side.full ?? side.src)
  return (
    <View className={`photos${captions ? ' photos-round' : ''}`}>
      {sides.map(({ name, side }) => (
        <View key={name} className="photo">
          <Frame name={name} side={side} urls={still ? undefined : urls} />
          {captions && (
            <View className="photo-cap">
              <Text className="strong">{name}</Text>
              {side.date && <Text className="t-meta num">{side.date}</Text>}
            </View>
          )}
        </View>
      ))}
    </View>
  )
}

function Frame({ name, side, urls }: { name: string; side: Side; urls?: string[] }) {
  const said = side.alt ? `${name}：${side.alt}` : name
  const picture = <Img className="photo-img" src={side.src} alt={urls ? '' : said} />
  if (!urls) return <View className="photo-frame">{picture}</View>
  return (
    <Press className="photo-frame" label={words.enlarge(said)} onPress={() => preview(urls, side.full ?? side.src)}>
      {picture}
    </Press>
  )
}
