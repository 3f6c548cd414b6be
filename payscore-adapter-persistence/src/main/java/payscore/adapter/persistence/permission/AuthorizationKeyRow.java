package payscore.adapter.persistence.permission;

/** The key of a row of {@code permission}. */
record AuthorizationKeyRow(String mchId, String authorizationCode) {}
