package payscore.planted;

final class Homeless {}
