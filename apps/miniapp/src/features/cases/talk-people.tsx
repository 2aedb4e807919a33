import { LIMITS } from '@juwuye/domain'
import { newId } from '../../shared/ids.ts'
import { Button, Card, Chip, Field, FormItem, PartySquare, Text, View } from '../../ui/index.ts'
import type { CommunityParty } from './parties.model.ts'
import { type PersonInHand, shortName } from './talk.model.ts'
import type { Act } from './use-act.ts'

interface TalkPeopleProps {
  people: readonly PersonInHand[]
  act: Act
  parties: readonly CommunityParty[]
  onChange: (key: string, part: Partial<PersonInHand>) => void
  onAdd: (person: PersonInHand) => void
  onRemove: (key: string) => void
}

/** 谁来了，说了什么 */
export function TalkPeople({ people, act, parties, onChange, onAdd, onRemove }: TalkPeopleProps) {
  const absent = parties.filter(({ id }) => !people.some(({ partyId }) => partyId === id))
  const add = (partyId: string | null, name: string) => onAdd({ key: newId(), partyId, name, said: '' })
  return (
    <FormItem label="谁来了，说了什么" error={act.at('people')}>
      {people.map((person, place) => (
        <Person
          key={person.key}
          person={person}
          place={place}
          act={act}
          mark={parties.find(({ id }) => id === person.partyId)?.character ?? '邻'}
          onChange={(part) => onChange(person.key, part)}
          onRemove={people.length > 1 ? () => onRemove(person.key) : undefined}
        />
      ))}
      {people.length < LIMITS.talkPeople && (
        <>
          <View className="t-note mt3 mb2">还有谁来了？点一下加上</View>
          <View className="chips">
            <Chip role="button" text="一位邻居" onPress={() => add(null, '')} />
            {absent.map(({ id, name }) => (
              <Chip key={id} role="button" text={name} onPress={() => add(id, shortName(name))} />
            ))}
          </View>
        </>
      )}
    </FormItem>
  )
}

interface PersonProps {
  person: PersonInHand
  place: number
  act: Act
  mark: string
  onChange: (part: Partial<PersonInHand>) => void
  onRemove: (() => void) | undefined
}

function Person({ person, place, act, mark, onChange, onRemove }: PersonProps) {
  const path = `people.${place}`
  const named = person.name || `第 ${place + 1} 位`
  return (
    <View role="group" label={`第 ${place + 1} 位`} className={place > 0 ? 'mt3' : ''}>
      <Card>
        <View className="flex mb3">
          <PartySquare mark={mark} />
          <Text className="t-body strong grow ml3">第 {place + 1} 位</Text>
          {onRemove && <Button low text="去掉" label={`去掉${named}`} onPress={onRemove} />}
        </View>
        <Field
          name={`act-${path}.name`}
          label="是谁"
          max={LIMITS.nameChars}
          initial={person.name}
          error={act.at(`${path}.name`) ?? act.at(`${path}.partyId`) ?? act.at(path)}
          placeholder={person.partyId === null ? '比如：3 幢陈阿姨' : '比如：安居物业周经理'}
          onInput={(name) => onChange({ name })}
        />
        <Field
          name={`act-${path}.said`}
          label="说了什么"
          aside="可以不写"
          tall
          max={LIMITS.reasonChars}
          initial={person.said}
          error={act.at(`${path}.said`)}
          onInput={(said) => onChange({ said })}
        />
      </Card>
    </View>
  )
}
