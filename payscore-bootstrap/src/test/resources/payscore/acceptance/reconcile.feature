@alone
Feature: Compare every day with WeChat's bill
  WeChat writes a bill of every day. What the bill and the service do not both know is written down, and somebody looks at it.

  Rule: What both know needs nobody

    @R08
    Scenario: A payment that both know
      Given a service order that was paid some days ago with 600 fen
      When the merchant has that day compared with WeChat's bill
      Then the day is compared
      And nothing differs about the service order

    @R09
    Scenario: WeChat's bill repeats its lines
      Given a service order that was paid some days ago with 600 fen
      And WeChat's bills repeat their lines
      When the merchant has that day compared with WeChat's bill
      Then the day is compared
      And nothing differs about the service order

  Rule: A bill that is not right is not used

    @R09
    Scenario Outline: A bill that is <what>
      Given a service order that was paid some days ago with 600 fen
      And WeChat's bills are <what>
      When the merchant has that day compared with WeChat's bill
      Then the comparison waits for a bill that is right
      And nothing differs about the service order
      When WeChat's bills are right again
      And the merchant has that day compared with WeChat's bill
      Then the day is compared

      Examples:
        | what       |
        | late       |
        | cut short  |
        | not theirs |

  Rule: What differs is written down until somebody has dealt with it

    @R08
    Scenario: WeChat's bill lacks a payment
      Given a service order that was paid some days ago with 600 fen
      And WeChat's bills lack a line
      When the merchant has that day compared with WeChat's bill
      Then the day is compared
      And the bill lacks the payment of 600 fen
      When the merchant resolves the difference
      And the merchant has that day compared with WeChat's bill
      Then the day is compared
      And the difference stays resolved

    @R08
    Scenario: WeChat's bill lacks a refund
      Given a service order that was paid some days ago with 600 fen
      And the merchant refunded 100 fen of it that day
      And WeChat's bills lack the refunds
      When the merchant has that day compared with WeChat's bill
      Then the day is compared
      And the bill lacks the refund of 100 fen
      When WeChat's bills are right again
      And the merchant has that day compared with WeChat's bill
      Then the day is compared
      And the difference is settled

    @R08
    Scenario: Somebody refunded outside the service
      Given a service order that was paid some days ago with 600 fen
      And somebody refunded 100 fen of it that day on WeChat's merchant platform
      When the merchant has that day compared with WeChat's bill
      Then the day is compared
      And the bill shows a refund of 100 fen that the service does not know
      And the merchant's spreadsheet of the day shows it

    Scenario: A payment in the merchant's shop
      Given a payment in the merchant's shop some days ago
      When the merchant has that day compared with WeChat's bill
      Then the day is compared
      And the payment turns out to be another business
