"""Where the municipalities are that founded LPB in 1994, by the address of their page."""

# Latitude and longitude in degrees; a partner has no coordinates of its own.
COORDINATES = {
    "breda": (51.5719, 4.7683),
    "deventer": (52.2550, 6.1639),
    "dordrecht": (51.8133, 4.6901),
    "utrecht": (52.0907, 5.1214),
}
