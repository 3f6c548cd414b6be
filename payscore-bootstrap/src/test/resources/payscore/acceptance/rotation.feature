@in-process @merchants-file
Feature: Add merchants and rotate their keys without a restart
  The merchants' settings are a file. When it changes, the service takes over what passes its check; the rest stays as it was.

  Background:
    Given a merchant that is added to the settings while the service runs

  Scenario: A merchant is added
    When the merchant that was added creates a service order
    Then its service order waits for confirmation

  @K03
  Scenario: The merchant's private key is replaced
    When WeChat knows a new private key of the merchant beside the former one
    And the settings name the new private key
    And WeChat forgets the former private key of the merchant
    And the merchant that was added creates a service order
    Then its service order waits for confirmation

  @K03
  Scenario: The serial number does not belong to the new private key
    When the settings name the new private key with a file that holds no key
    Then the operator is told that the merchant was refused because of its "private-key"
    When the merchant that was added creates a service order
    Then its service order waits for confirmation

  @K04
  Scenario: The API v3 key is replaced, and WeChat encrypts with both for a while
    Given the settings name the coming API v3 key beside the present one
    When the merchant that was added creates a service order
    And the user confirms its service order
    Then the callback about its service order was taken
    When WeChat encrypts with the coming API v3 key of the merchant
    And the merchant that was added creates a service order
    And the user confirms its service order
    Then the callback about its service order was taken

  @K02 @alone
  Scenario: WeChat goes over from platform certificates to its public key
    Given the settings name no public key of WeChat's
    And WeChat signs callbacks with its certificate
    When the merchant that was added creates a service order
    And the user confirms its service order
    Then the callback about its service order was taken
    When the settings name WeChat's public key
    And WeChat signs some callbacks with its certificate and some with its public key
    And the merchant that was added creates a service order
    And the user confirms its service order
    Then the callback about its service order was taken
    When the merchant that was added creates a service order
    And the user confirms its service order
    Then the callback about its service order was taken

  Scenario: A merchant is taken out while an order of it is under way
    When the merchant that was added creates a service order
    And the merchant is taken out of the settings
    Then the operator sees the merchant leaving
    And the merchant is refused a new service order
    When the merchant cancels its service order
    Then the operator comes to see the merchant no more

  @K07
  Scenario: What operators see holds no secret
    Then the operator sees the merchant with its serial number and none of its keys
