import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Tag } from '../../components/Tag'
import type { PointsInsight } from '../../state/points'
import { points } from '../../text/points'
import { curveMask, spotsOf } from './weather-curve'
import './WeatherCard.scss'

type Weather = PointsInsight['recent']['weather']

const names: Record<Weather, string> = { sunny: '晴', cloudy: '多云', rain: '有雨' }
const monthName = (month: string) => `${Number(month.slice(5))}月`

/** 晴：最近 90 天你用掉了 62% 的积分。 */
function recentSentence({ days, available, used, expired, usedPercent, weather }: PointsInsight['recent']): string {
  const what =
    available === 0 ? `最近 ${days} 天还没有积分` :
    weather === 'rain' ? `最近 ${days} 天过期了 ${points(expired)}，比用掉的 ${points(used)} 多` :
    used === 0 ? `最近 ${days} 天的积分都还攒着` : `最近 ${days} 天你用掉了 ${usedPercent}% 的积分`
  return `${names[weather]}：${what}。`
}

function aheadSentence({ expiringThisMonth, ahead }: PointsInsight): string {
  const rain = ahead.filter(({ expiring }) => expiring > 0)
  const parts = [
    ...(expiringThisMonth > 0 ? [`本月还有 ${points(expiringThisMonth)} 会过期`] : []),
    ...rain.map(({ month, expiring }) => `${monthName(month)}有 ${points(expiring)} 会过期`),
  ]
  return parts.length > 0 ? `${parts.join('，')}。` : '往后三个月没有积分过期。'
}

interface Column {
  month: string
  balance: number
  /** What stands at the spot. */
  figure: string
  weather: Weather | null
}

function columnsOf({ months, ahead, recent }: PointsInsight, few: boolean): { columns: Column[]; now: number } {
  const past = months.slice(few ? 1 : 0).map(({ month, balance }): Column => ({ month, balance, figure: points(balance), weather: null }))
  past[past.length - 1].weather = recent.weather
  const next = ahead.slice(0, few ? 2 : 3).map(({ month, balance, expiring, weather }): Column => ({ month, balance, weather, figure: expiring > 0 ? points(-expiring) : points(balance) }))
  return { columns: [...past, ...next], now: past.length - 1 }
}

/** How points fared and will fare: a sentence, and the same as a line. few: where type is large there is room for fewer months. */
export function WeatherCard({ insight, few }: { insight: PointsInsight; few?: boolean }) {
  const { columns, now } = columnsOf(insight, few ?? false)
  const spots = spotsOf(columns.map(({ balance }) => balance))
  const [before, month] = insight.months.slice(-2)
  const { earned, used } = month
  const net = month.balance - before.balance
  const told = columns.map(({ month, balance }, index) => `${monthName(month)}${index > now ? '预计' : ''}${points(balance)}`).join('，')
  const falls = spots[now - 1].y < spots[now].y
  const at = ({ x, y }: { x: number; y: number }) => ({ left: `${x}%`, top: `${y}%` })
  return (
    <Card title="积分晴雨表" aside={<Tag kind={net < 0 ? 'plain' : 'brand'}>{net < 0 ? `本月净减 ${points(-net)}` : `本月净增 ${points(net)}`}</Tag>}>
      <View className="sub">{recentSentence(insight.recent)}</View>
      <View className="sub muted">本月得 {points(earned)}、用 {points(used)}；{aheadSentence(insight)}</View>
      <View className="weather" role="img" aria-label={told}>
        <View className="weather-row">
          {columns.map(({ month, weather }) => <View key={month} className="weather-cell">{weather && <View className={`icon weather-icon weather-${weather}`} />}</View>)}
        </View>
        <View className="weather-chart">
          <View className="weather-line" style={{ '--curve': curveMask(spots, now) } as Record<string, string>} />
          {columns.map(({ month, figure, weather }, index) => (
            <View key={month} className={`weather-figure${index === now ? ` weather-now${falls ? ' weather-falls' : ''}` : index > now && weather === 'rain' ? ' alert' : ''}`} style={at(spots[index])}>{figure}</View>
          ))}
          <View className="weather-dot" style={at(spots[now])} />
        </View>
        <View className="weather-row">
          {columns.map(({ month }, index) => <View key={month} className={index === now ? 'weather-cell cap strong' : 'weather-cell cap muted'}>{monthName(month)}</View>)}
        </View>
      </View>
    </Card>
  )
}
