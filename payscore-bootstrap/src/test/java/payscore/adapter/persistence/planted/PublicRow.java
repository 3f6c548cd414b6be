package payscore.adapter.persistence.planted;

public record PublicRow(String column) {}
