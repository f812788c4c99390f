"""Twenty thousand invented parks, as unlike each other as real ones: for what must stay small and quick."""

import random

from parks.models import Park, content_id

PLACES = [
    "巴南",
    "江津",
    "永川",
    "万州",
    "涪陵",
    "璧山",
    "合川",
    "綦江",
    "大足",
    "长寿",
    "铜梁",
    "南岸",
    "九龙坡",
]
KINDS = [
    "工业园",
    "产业园",
    "物流园",
    "智能制造产业园",
    "生物医药产业园",
    "新材料产业基地",
    "创新园",
    "孵化园",
]
CHARACTERS = (
    "华联东南创新金龙云天海宏达博远盛世嘉康泰安瑞丰凯旋光明星辰北斗鼎信德润恒通汇智数元启航锦绣青山绿水长江嘉陵"
    "双桥白沙凤凰石柱观音界石木洞珞璜德感龙洲花溪鹿角惠民麻柳寸滩果园鱼复龙兴水土蔡家同兴建桥西彭白市驿含谷金凤"
)


def park(number, rng, districts):
    name = f"{rng.choice(PLACES)}{''.join(rng.choices(CHARACTERS, k=rng.randint(2, 4)))}{rng.choice(KINDS)}"
    key = f"park:{name}:{number}"
    return Park(
        id=content_id(key),
        key=key,
        slug=f"p{number}",
        name=name,
        district=rng.choice(districts),
        longitude=f"{rng.uniform(105.3, 110.1):.5f}",
        latitude=f"{rng.uniform(28.2, 32.2):.5f}",
        position_precision=rng.choice(["township", "township", "address", "surveyed"]),
        area_mu=rng.choice([None, rng.randint(50, 9000)]),
    )


def fill(districts, count=20_000):
    rng = random.Random(20)
    Park.objects.bulk_create([park(n, rng, districts) for n in range(count)], batch_size=500)
