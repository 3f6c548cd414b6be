@in-process
Feature: Keep to what WeChat Pay prescribes for an industry
  WeChat Pay prescribes fee lines and devices for some industries. A service can be bound to its industry, so that nothing else is
  ever sent.

  Scenario: A rental of a power bank by the prescriptions
    When the merchant rents out a power bank of cabinet "CAB-0001" with the line "收费标准"
    Then the service order waits for confirmation

  Scenario: A fee line with a name of the merchant's own
    When the merchant rents out a power bank of cabinet "CAB-0001" with the line "租借费用"
    Then the merchant is told that "/post_payments/0/name" "must be 收费标准 in this industry"
    And the merchant is told that "/post_payments" "must have a line named 收费标准 in this industry"
    And WeChat was not asked to create it

  Scenario: Nobody could say which cabinet it was
    When the merchant rents out a power bank of no cabinet with the line "收费标准"
    Then the merchant is told that "/device/start_device_id" "is required for the unattended devices of this industry"
    And WeChat was not asked to create it

  Scenario: A completion without the time of use
    Given a power bank that is rented out
    When the merchant completes it with 600 fen
    Then the merchant is told that "/post_payments" "must have a line named 使用时长 in this industry"
    And WeChat was not asked to complete it

  Scenario: A completion by the prescriptions
    Given a power bank that is rented out
    When the merchant charges 600 fen for "2小时" of use
    Then WeChat is collecting 600 fen

  Scenario: A lower amount without the time of use
    Given a power bank that is rented out
    When the merchant charges 600 fen for "2小时" of use
    And the merchant lowers the amount to 300 fen
    Then the merchant is told that "/post_payments" "must have a line named 使用时长 in this industry"
    And WeChat was not asked to lower it

  Scenario: A service that is bound to no industry
    When the merchant creates a service order
    Then the service order waits for confirmation
