export interface Place {
  /** degrees */
  lat: number;
  lon: number;
}

/** Mean radius of the Earth (IUGG). */
const EARTH_KM = 6371.0088;

/** Kilometres between two places along the great circle (haversine), which is what a search counts by. */
export function kilometresBetween(one: Place, other: Place): number {
  const across = halfChord(other.lat - one.lat);
  const along = Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * halfChord(other.lon - one.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(across + along)));
}

function halfChord(degrees: number): number {
  return Math.sin(radians(degrees) / 2) ** 2;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
