from parks.models.address import OldAddress
from parks.models.district import District, Township
from parks.models.enquiry import Enquiry, EnquiryStep
from parks.models.park import Park
from parks.models.record import Record, content_id, record_slug
from parks.models.search import SearchEntry, SearchGram
from parks.models.sector import Sector
from parks.models.version import DataVersion, data_changed, moment, of_one_moment, version_token

__all__ = [
    "DataVersion",
    "District",
    "Enquiry",
    "EnquiryStep",
    "OldAddress",
    "Park",
    "Record",
    "SearchEntry",
    "SearchGram",
    "Sector",
    "Township",
    "content_id",
    "data_changed",
    "moment",
    "of_one_moment",
    "record_slug",
    "version_token",
]
