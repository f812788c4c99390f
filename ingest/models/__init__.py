from ingest.models.article import Article, Source
from ingest.models.claim import Claim
from ingest.models.evidence import Evidence
from ingest.models.judgement import Judgement
from ingest.models.matching import MatchMemory, MatchWord
from ingest.models.mention import Mention
from ingest.models.report import ErrorReport

__all__ = [
    "Article",
    "Claim",
    "ErrorReport",
    "Evidence",
    "Judgement",
    "MatchMemory",
    "MatchWord",
    "Mention",
    "Source",
]
