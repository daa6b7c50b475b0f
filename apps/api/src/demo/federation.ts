import type { Tx } from '../db/client.ts'
import { createOrganisation, type NewOrganisation } from '../features/organisations/create-organisation.ts'

const turner = '6-18-01-01'
const fitter = '6-20-01-01'
const electrician = '6-31-01-03'

/** A made-up city; a team names the trade that most of its people have. */
const cityName = '云山市总工会'
const districts = [
  {
    name: '东湖区总工会',
    enterprises: [
      { name: '云山重型机械厂', teams: { 车工一班: turner, 车工二班: turner, 装配一班: fitter, 电修班: electrician } },
      { name: '东湖电力设备公司', teams: { 总装班: fitter, 调试班: electrician, 变配电班: electrician } },
    ],
  },
  {
    name: '北岭区总工会',
    enterprises: [
      { name: '北岭轨道车辆公司', teams: { 机加工班: turner, 钳工二班: fitter, 电气班: electrician } },
      { name: '北岭化工装备厂', teams: { 车工三班: turner, 检修班: fitter, 电仪班: electrician } },
    ],
  },
]
export const demoTrades = [turner, fitter, electrician]

export type Team = { organisationId: number; path: string; tradeCode: string }

/** Makes the federation and hands back its root and its teams. */
export const createFederation = async (tx: Tx): Promise<{ rootId: number; teams: Team[] }> => {
  const add = (parentId: number | null, name: string, kind: NewOrganisation['kind']) =>
    createOrganisation(tx, { parentId, name, kind, sample: true })
  const rootId = await add(null, cityName, 'city')
  const teams: Team[] = []
  for (const district of districts) {
    const districtId = await add(rootId, district.name, 'district')
    for (const enterprise of district.enterprises) {
      const enterpriseId = await add(districtId, enterprise.name, 'enterprise')
      for (const [name, tradeCode] of Object.entries(enterprise.teams)) {
        const organisationId = await add(enterpriseId, name, 'team')
        teams.push({ organisationId, path: `/${rootId}/${districtId}/${enterpriseId}/${organisationId}/`, tradeCode })
      }
    }
  }
  return { rootId, teams }
}
