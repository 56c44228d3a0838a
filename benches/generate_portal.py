"""Writes made-up published indices for the whole nation: seven schemes, five years, a data set each.

The governments are those of the register, and their figures are invented; so are
the ministries beside them and all offices below, whose names say so ("Contoh").
Every data set is marked `generated`, and its title and note say the same. The
same arguments and register always write the same data.
"""

import argparse
import csv
from pathlib import Path
from random import Random

YEARS = (2020, 2021, 2022, 2023, 2024)
N_CENTRAL = 60
WORK_UNITS = 20
REGIONAL_OFFICES = 38
# One unit in so many has no index of a scheme and year.
MISSING = 100

# Programme; editions and the first year of each; least and most hundredths of an index; their step; usual value.
SCHEMES = (
    ("ombudsman", (("ombudsman/2013", 2020), ("ombudsman/2022", 2022)), 0, 100_00, 1, 79_00),
    ("rb", (("rb/2020", 2020), ("rb/2023", 2023)), 0, 100_00, 1, 66_00),
    ("pekppp", (("pekppp/2023", 2020),), 0, 5_00, 1, 3_60),
    ("skm", (("skm/2017", 2020),), 25_00, 100_00, 1, 84_00),
    ("p2ham", (("p2ham/2023", 2020),), 0, 20_00, 100, 14_00),
    ("inovasi", (("kipp/2023", 2020),), 0, 100_00, 1, 71_00),
    ("rentan", (("vulnerable-friendly/2022", 2020),), 0, 10_00, 100, 6_00),
)
OFFICES = (
    "Dinas Kesehatan", "Dinas Sosial", "Dinas Pendidikan", "Dinas Perhubungan", "Dinas Perizinan",
    "Dinas Kependudukan", "Dinas Pertanian", "Dinas Perikanan", "Dinas Pariwisata", "Dinas Tenaga Kerja",
    "Dinas Lingkungan Hidup", "Dinas Perumahan", "Dinas Pekerjaan Umum", "Dinas Perdagangan", "Dinas Perpustakaan",
    "Badan Pendapatan", "Badan Kepegawaian", "Satuan Polisi Pamong Praja", "Rumah Sakit Umum", "Inspektorat",
)
SERVICES = (
    "Puskesmas", "Kelurahan", "Kantor Kecamatan", "Loket Pajak", "Balai Latihan Kerja",
    "Sekolah Menengah", "Pasar Rakyat", "Terminal", "Perpustakaan Keliling", "Laboratorium Kesehatan",
)
CENTRAL_SERVICES = ("Kantor Pelayanan", "Balai Besar", "Lembaga Pelatihan", "Loket Terpadu", "Unit Layanan")
NOTE = {
    "id": "Data buatan untuk mengukur kecepatan: semua angka dibuat oleh program, tidak ada yang pernah diterbitkan, "
          "dan tidak satu pun mengatakan sesuatu tentang badan yang namanya dipakai.",
    "en": "Generated data to measure speed: all figures were made by a program, none was ever published, "
          "and none says anything about the body whose name it bears.",
}
SOURCE = "Data buatan untuk pengukuran, bukan terbitan"


def institutions(register: Path) -> list[dict]:
    """The governments of the register, and as many central institutions as there are wanted."""
    with open(register / "bodies.csv", newline="", encoding="utf-8") as file:
        bodies = [row for row in csv.DictReader(file) if row["kind"] == "institution"]
    governments = [row for row in bodies if row["level"] in ("provinsi", "kabupaten", "kota")]
    central = [row for row in bodies if row["level"] in ("kementerian", "lembaga")][:N_CENTRAL]
    for number in range(len(central) + 1, N_CENTRAL + 1):
        level = "kementerian" if number % 2 else "lembaga"
        name = f"{level.capitalize()} Contoh {number}"
        central.append({"unit": f"{level}-contoh-{number}", "name": name, "level": level, "region": ""})
    return governments + central


def offices(institution: dict, n: int, provinces: list[tuple[str, str]]) -> list[tuple]:
    """The bodies below an institution: offices directly under it, and the places of service under those."""
    is_central = not institution["region"]
    own = institution["unit"]
    name = institution["name"].removeprefix("Pemerintah ")
    rows = []
    if is_central:
        for region, province in provinces[:min(n, REGIONAL_OFFICES)]:
            title = f"Kantor Wilayah Contoh {name} {province}"
            rows.append((f"{own}-kanwil-contoh-{region}", title, own, "regional_office", "", region))
    else:
        for number, office in enumerate(OFFICES[:min(n, WORK_UNITS)], start=1):
            title = f"{office} Contoh {name}"
            rows.append((f"{own}-dinas-contoh-{number:02}", title, own, "work_unit", "", institution["region"]))
    above = list(rows)
    services = CENTRAL_SERVICES if is_central else SERVICES
    for number in range(n - len(above)):
        parent = above[number % len(above)]
        service = services[number % len(services)]
        title = f"{service} Contoh {number + 1} {name}"
        rows.append((f"{own}-layanan-contoh-{number + 1:03}", title, parent[0], "service_unit", "", parent[5]))
    return rows


def units(register: Path, n_units: int) -> list[tuple]:
    """All bodies, as rows of units.csv."""
    with open(register / "regions.csv", newline="", encoding="utf-8") as file:
        provinces = [(row["code"], row["name"]) for row in csv.DictReader(file) if "." not in row["code"]]
    above = institutions(register)
    below = max(n_units - len(above), 0)
    rows = []
    for place, one in enumerate(above):
        n = below * (place + 1) // len(above) - below * place // len(above)
        name = one["name"].removeprefix("Pemerintah ")
        rows.append((one["unit"], name, "", "institution", one["level"], one["region"]))
        rows.extend(offices(one, n, provinces))
    return rows


def published(seed: str, bodies: list[tuple], scheme: tuple, year: int) -> list[tuple]:
    """An index for nearly each body: how good it is, the years' slow rise, and chance."""
    programme, _, least, most, step, usual = scheme
    spread = (most - least) / 12
    of_bodies, of_year = Random(f"{seed} {programme}"), Random(f"{seed} {programme} {year}")
    rows = []
    for unit, _, _, kind, _, _ in bodies:
        quality = of_bodies.gauss(0, 1)
        value = usual + spread * (quality + 0.15 * (year - YEARS[0]) + of_year.gauss(0, 0.4))
        hundredths = min(max(round(value / step) * step, least), most)
        if kind != "institution" and of_year.randrange(MISSING) == 0:
            continue
        rows.append((unit, f"{hundredths // 100}.{hundredths % 100:02}", "", "", SOURCE, year, "2026-11-23"))
    return rows


def write_table(path: Path, head: tuple, rows: list[tuple]) -> None:
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def description(programme: str, instrument: str, year: int) -> str:
    words = lambda id, en: f'{{ id = "{id}", en = "{en}" }}'
    title = words(f"Data buatan: {programme} {year}", f"Generated data: {programme} {year}")
    return (
        f'title = {title}\nnote = {words(NOTE["id"], NOTE["en"])}\nperiod = "{year}"\nprogramme = "{programme}"\n'
        f'generated = true\ninstrument = "{instrument}"\nunits = "units.csv"\nresults = "published.csv"\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--register", type=Path, default=Path("register"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    bodies = units(args.register, args.units)
    for scheme in SCHEMES:
        for year in YEARS:
            programme, editions = scheme[0], scheme[1]
            instrument = [name for name, first in editions if first <= year][-1]
            folder = args.out / f"buatan-{programme}-{year}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "example.toml").write_text(description(programme, instrument, year), encoding="utf-8")
            write_table(folder / "units.csv", ("unit", "name", "parent", "kind", "level", "region"), bodies)
            head = ("unit", "index", "band", "rank", "source", "period", "retrieved")
            write_table(folder / "published.csv", head, published(args.seed, bodies, scheme, year))


if __name__ == "__main__":
    main()
