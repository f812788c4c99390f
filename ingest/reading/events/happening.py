"""What the rules of ceremonies hand on before projects are known."""

from dataclasses import dataclass

KINDS = ("signing", "groundbreaking", "opening", "topping_out")


@dataclass(slots=True)
class Happening:
    """A ceremony or batch as one statement tells it; spans are clean. `count` and `money` are Amounts."""

    kind: str
    start: int  # of its verb
    end: int
    sentence: object
    rule: str
    batch: bool = False
    firms: bool = False  # counted in firms, so that the number of projects is not known
    count: object = None
    number: int | None = None  # projects, where no Amount counts them
    money: object = None
    date: object = None  # DateExpression, or None
    iso: str | None = None
    park: object = None  # Park
    subject: object = None  # Fact of the project or park whose own ceremony it was
    total: object = None  # Value: the subject's investment
    reference: bool = False  # 竣工的12个项目以…为主: only a repeated mention
    here: bool = False  # 在此举行: its park is the one just told of
    combined: bool = False  # 签约开工, 签约、开工: one number for both
    occasion: bool = False  # told only as 签约仪式, 开工活动
    iso_own: bool = False  # its date stands in its own sentence
    local: str = ""  # the district of which a batch is told: 沙坪坝区分会场…当天该区22个项目集中开工
    besides: bool = False  # 东野精工另签了一份投资协议: not one of the batch
    order: int = 0

    @property
    def projects(self):
        """The number of projects, None if it is not said."""
        if self.firms:
            return None
        return int(self.count.value) if self.count is not None else self.number
